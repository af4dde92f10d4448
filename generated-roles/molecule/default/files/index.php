<?php
declare(strict_types=1);

// A page that is made from all files of the site but the uploads: two copies of a site show the same page.
$digest = hash_init('sha256');
$count = 0;
// What belongs to root alone is none of the site's.
$files = new RecursiveIteratorIterator(
    new RecursiveDirectoryIterator(__DIR__, FilesystemIterator::SKIP_DOTS),
    RecursiveIteratorIterator::LEAVES_ONLY,
    RecursiveIteratorIterator::CATCH_GET_CHILD,
);
$paths = [];
foreach ($files as $file) {
    $path = substr($file->getPathname(), strlen(__DIR__) + 1);
    if ($file->isFile() && $file->isReadable() && !str_starts_with($path, 'uploads/') && !str_ends_with($path, '.log')) {
        $paths[] = $path;
    }
}
sort($paths, SORT_STRING);
foreach ($paths as $path) {
    hash_update($digest, $path . "\0" . file_get_contents(__DIR__ . '/' . $path) . "\0");
    $count++;
}

header('Content-Type: text/html; charset=utf-8');
header('X-Served-By: ' . gethostname());
?>
<!doctype html>
<title>It works</title>
<h1>It works</h1>
<p>Served by <?= htmlspecialchars(gethostname()) ?> from <?= $count ?> files.</p>
<p>Digest <?= hash_final($digest) ?></p>

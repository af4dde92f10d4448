<?php
declare(strict_types=1);

// curl --data-binary @picture.jpg 'http://site/upload.php?name=picture.jpg'
// Answers 201 only once the whole file has its name, so that whoever was answered may count on it.
function answer(int $status, string $text): never
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    echo $text, "\n";
    exit;
}

$name = $_GET['name'] ?? '';
if ($_SERVER['REQUEST_METHOD'] !== 'POST' || !is_string($name) || !preg_match('/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/D', $name)) {
    answer(400, 'POST the bytes of a file, with a plain name as ?name=');
}
$directory = __DIR__ . '/uploads';
$partial = tempnam($directory, '.upload-');
if ($partial === false || dirname($partial) !== $directory) {
    answer(500, 'cannot write into uploads');
}
$bytes = file_get_contents('php://input');
$file = fopen($partial, 'wb');
$written = $file !== false && fwrite($file, $bytes) === strlen($bytes) && fflush($file) && fclose($file);
if (!$written || !chmod($partial, 0644) || !rename($partial, "$directory/$name")) {
    @unlink($partial);
    answer(500, 'cannot store ' . $name);
}
answer(201, $name . ' ' . hash('sha256', $bytes));

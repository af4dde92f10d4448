#!/bin/sh
# Usage: odd_files.sh DIRECTORY OWNER
# What a site of some years has, and what 'cp -a *', scp or an archive of the wrong kind lose of it.
set -eu
cd "$1"
owner=$2

mkdir -p wp-content/themes/shop wp-content/cache "uploads/2024/07" "uploads/2024/Sommer in Köln" .well-known
echo 'Options -Indexes' > .htaccess
echo 'contact: mailto:owner@example.com' > .well-known/security.txt
echo '<?php return ["key" => "value"];' > wp-config.php
echo 'body { color: black }' > wp-content/themes/shop/style.css
: > wp-content/themes/shop/empty.css
echo 'été' > 'uploads/2024/Sommer in Köln/Fähre & Brücke (1).txt'
printf '%s\n' '-rf is a name too' > 'wp-content/-rf'
dd if=/dev/urandom of=uploads/2024/07/film.bin bs=65536 count=64 2>/dev/null
truncate -s 8M uploads/2024/07/sparse.img

ln uploads/2024/07/film.bin uploads/2024/07/film-again.bin
ln -s ../07/film.bin "uploads/2024/Sommer in Köln/film.bin"
ln -s /usr/share/common-licenses/GPL-3 licence.txt
ln -s nowhere-at-all dangling

chown -R "$owner:$owner" .
chown -h "$owner:$owner" licence.txt dangling
chown www-data:www-data wp-content/cache
chown root:www-data wp-config.php
chown 4242:4343 wp-content/themes/shop/style.css
chmod 2775 uploads/2024
chmod 1777 wp-content/cache
chmod 0640 wp-config.php
chmod 0400 .well-known/security.txt
chmod 0755 'wp-content/-rf'
setfacl -m u:www-data:rwx,d:u:www-data:rwx uploads/2024/07
setfacl -m u:4242:r wp-config.php

touch -d '2001-02-03 04:05:06.789 UTC' wp-content/themes/shop/style.css
touch -h -d '1999-12-31 23:59:59 UTC' dangling
touch -d '2010-10-10 10:10:10 UTC' wp-content/themes wp-content/cache

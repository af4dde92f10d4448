# The app server by hand: mount, files, virtual host, and a line in fstab with a style of its own. VOLUME MOUNT SOURCE SITE
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
apt-get install --yes --quiet=2 --no-install-recommends glusterfs-client rsync > /dev/null
mkdir "$2"
cat >> /etc/fstab << END
# WordPress, by Ashley
UUID=0a3407de-014b-458b-b5c1-848e92a327a3	/media/backup	ext4	noauto	0 0
gluster1:/$1	$2/	glusterfs	defaults,_netdev,x-systemd.requires=network-online.target,backup-volfile-servers=gluster2	0 0
END
mount "$2"
rsync -a "$3/" "$2/"
mkdir -p "$2/logs"
chown "$(stat --format %u:%g "$3/public")" "$2/logs"
sed -i -E "s#root $3/public;#root $2/public;#; s#(access_log|error_log) [^ ]*/#\\1 $2/logs/#" "/etc/nginx/sites-available/$4"
nginx -t
systemctl reload nginx

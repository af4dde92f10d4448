# What was made, changed or removed on this host since the mark, but for what comes of looking (caches of apt and sudo),
# and for what hosts, bricks and sites write all the time.
find / -xdev \( \
    -path /tmp -o -path /run -o -path /var/log -o -path /var/cache/apt -o -path /var/lib/systemd -o -path /var/lib/sudo -o \
    -path /var/lib/nginx -o -path '*/.glusterfs/health_check' -o -path /home/ashley/.ansible -o -path /home/ashley/.sudo_as_admin_successful -o \
    -path /home/ashley/ashleyrich.com/cron.log -o -path /home/ashley/ashleyrich.com/logs -o \
    -path /home/ashley/ashleyrich.com/public/uploads \
    \) -prune -o -cnewer /run/proof-mark -print | grep --line-regexp --invert-match -e /var -e /var/cache -e /home/ashley -e /home/ashley/ashleyrich.com -e '.*/[.]glusterfs' || true

# The tutorial's server by hand: package, firewall, the directory above the brick. BRICK ADDRESS...
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
apt-get install --yes --quiet=2 --no-install-recommends glusterfs-server ufw > /dev/null
systemctl enable --now glusterd
mkdir -p "$(dirname "$1")"
shift
ufw allow ssh
for address; do
    ufw allow proto tcp from "$address" to any port 24007,49152:60999 comment gluster
done
ufw --force enable

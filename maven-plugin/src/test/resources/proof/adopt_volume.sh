# A pool and a volume by host names, with an option of its own. VOLUME BRICK
for attempt in {1..20}; do
    ! gluster peer probe gluster2 || break
    sleep 1
done
for attempt in {1..20}; do
    ! gluster peer status | grep --quiet 'Peer in Cluster (Connected)' || break
    sleep 1
done
gluster volume create "$1" replica 2 transport tcp "gluster1:$2" "gluster2:$2" force
gluster volume set "$1" network.ping-timeout 20
gluster volume start "$1"

#!/bin/sh
# Prepares namespaces that `unshare` has just made (mount, network, process, host name, IPC), and runs a command in them.
#
# What is mounted and set here is seen in them alone: the machine keeps its settings, and has nothing left once the last process is gone.
set -eu
folder=$1
shift

mount --make-rprivate /
for hidden in /run /var/log; do mount -t tmpfs none "$hidden"; done
mkdir -p "$folder/var-lib"
mount --bind "$folder/var-lib" /var/lib

# Settings of the whole machine that kubelet insists on: it reads these files in their place.
for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1; do
  file="$folder/sysctl-$(basename "${setting%=*}")"
  echo "${setting#*=}" > "$file"
  mount --bind "$file" "/proc/sys/${setting%=*}"
done

# The address of the node: not one of 127.0.0.0/8, so that pods reach it.
ip link set lo up
ip address add "$LAB_ADDRESS/32" dev lo
echo 1 > /proc/sys/net/ipv4/ip_forward
hostname lab

# Not in place of this shell, which as the first process waits for those whose parents are gone.
code=0
"$@" || code=$?
exit "$code"

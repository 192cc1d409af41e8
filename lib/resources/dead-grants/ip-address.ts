const IPV4_BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${IPV4_BYTE}(\\.${IPV4_BYTE}){3}$`);

const IPV6_CHARACTERS = /^[0-9a-f:]+$/;

/** The form in which Go writes an IPv4 address within IPv6; URLs write it in hexadecimal. */
const IPV4_IN_IPV6 = '::ffff:';

/**
 * Whether an IPAddress object can have the name: an IPv4 or IPv6 address as Go writes it, since no two names may mean one address.
 *
 * Runs in a browser too, so without Node's `net`. A URL holds an IPv6 address in the form of RFC 5952.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/networking-resources/ip-address-v1/
 */
export function isIpAddressName(name: string): boolean {
  if (name.startsWith(IPV4_IN_IPV6) && IPV4.test(name.slice(IPV4_IN_IPV6.length))) {
    return true;
  }
  return IPV4.test(name) || IPV6_CHARACTERS.test(name) && hostOf(name) === `[${name}]` && !isIpv4InHexadecimal(name);
}

function hostOf(ipv6: string): string | undefined {
  try {
    return new URL(`http://[${ipv6}]`).hostname;
  } catch {
    return undefined;
  }
}

function isIpv4InHexadecimal(ipv6: string): boolean {
  return /^::ffff:[0-9a-f]+:[0-9a-f]+$/.test(ipv6);
}

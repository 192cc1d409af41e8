import { isIP, SocketAddress } from 'net';
import fc from 'fast-check';
import { isIpAddressName } from '../../../lib/resources/dead-grants/ip-address';

const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 1, 255));
const word = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1, 0xffff) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) });
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'));

/** Eight words as nobody shortens them. */
const ipv6 = fc.tuple(word, word, word, word, word, word, word, word).map((words) => words.map((each) => each.toString(16).padStart(4, '0')).join(':'));

/** The one form that the C library gives an address; it writes the last words of `::1.2.3.4` as IPv4, which Go doesn't. */
function canonical(address: string): string | undefined {
  const form = new SocketAddress({ address, family: 'ipv6' }).address;
  return /^::[\d.]+\.[\d.]+$/.test(form) ? undefined : form;
}

describe("agrees with Node's `net`", () => {
  test('on IPv4 addresses and on what looks like one', () => {
    const near = fc.tuple(ipv4, fc.constantFrom('', '0', '.', '.1', '9', ' '), fc.constantFrom('', '0', '+', ' ')).map(([address, end, start]) => start + address + end);
    fc.assert(fc.property(fc.oneof(ipv4, near), (name) => {
      expect(isIpAddressName(name)).toBe(isIP(name) === 4);
    }));
  });

  test('on IPv6 addresses: the shortest form is a name, and no other', () => {
    fc.assert(fc.property(ipv6, (address) => {
      const name = canonical(address);
      fc.pre(name !== undefined);
      expect([isIpAddressName(name), isIpAddressName(address)]).toEqual([true, name === address]);
    }), { numRuns: 500 });
  });

  test('on IPv4 within IPv6', () => {
    fc.assert(fc.property(ipv4, (address) => {
      expect(isIpAddressName(`::ffff:${address}`)).toBe(true);
    }));
  });

  test('on texts of the characters of addresses: a name is an address', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'01f:.%[]@/'), maxLength: 20 }), (name) => {
      fc.pre(isIpAddressName(name));
      expect(isIP(name)).not.toBe(0);
    }), { maxSkipsPerRun: 10_000, numRuns: 20 });
  });
});

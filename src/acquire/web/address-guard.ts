import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** An address that is not asked. `message` completes "X …". */
export class ForbiddenAddressError extends Error {}

/** IANA special-purpose registries (RFC 6890 and its heirs): networks that no news site is in. */
const PRIVATE_V4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
];
/** With everything that carries an IPv4 address inside: mapped, compatible, NAT64, Teredo, 6to4. */
const PRIVATE_V6 = [
  '::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20',
  '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
];

/** Two lists, because a rule for mapped addresses in one list would hold for all of IPv4. */
const privateV4 = listNetworks(PRIVATE_V4, 'ipv4');
const privateV6 = listNetworks(PRIVATE_V6, 'ipv6');

function listNetworks(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Which networks may be asked: the public ones, or also the reader's own. */
export type Reach = 'public' | 'private-too';

/** An address of the internet protocol that was checked and to which the connection is pinned. */
export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** How names become addresses and where connections to them go. The one that is not the internet is a test's. */
export interface Network {
  readonly lookUp: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
  /** Where the socket for a checked address is opened. */
  readonly route: (at: CheckedAddress) => CheckedAddress;
}

export const INTERNET: Network = {
  lookUp: (host) => lookup(host, { all: true, verbatim: true }),
  route: (at) => at,
};

/** Whether an IP address is in a network of somebody's own. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.split('%')[0]!;
  const family = isIP(plain);
  if (family === 0) return true;
  return family === 4 ? privateV4.check(plain, 'ipv4') : privateV6.check(plain, 'ipv6');
}

/** Reads a web address. Throws `ForbiddenAddressError` for anything but http and https, and for addresses with a password. */
export function parseWebAddress(written: string, base?: string): URL {
  let url: URL;
  try {
    url = new URL(written, base);
  } catch {
    throw new ForbiddenAddressError('is not a web address');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new ForbiddenAddressError(`is not a web address but of the kind ${url.protocol}`);
  if (url.username !== '' || url.password !== '') throw new ForbiddenAddressError('carries a name or password, which is not sent');
  url.hash = '';
  return url;
}

/**
 * The IP address to connect to: every address of the name is checked, and the first is used for the connection, so that a name
 * that changes its mind between check and connection leads nowhere else. Throws `ForbiddenAddressError` and errors of DNS.
 */
export async function checkHost(url: URL, reach: Reach, { lookUp }: Network = INTERNET): Promise<CheckedAddress> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await lookUp(host) : [{ address: host, family }];
  if (reach === 'public' && addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new ForbiddenAddressError(`leads into a private network (${host})`);
  }
  const [first] = addresses;
  if (!first) throw new ForbiddenAddressError(`has no address (${host})`);
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}

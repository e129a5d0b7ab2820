/**
 * A public site that leads into private networks, end to end on servers of this machine: names and public addresses are the
 * test's, the guard and the requests are the real ones. The server behind the private address must never be asked.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AcquireOptions } from '../src/acquire/acquire-paths.ts';
import type { CheckedAddress, Network } from '../src/acquire/web/address-guard.ts';
import { acquire, codes, contentOf, page } from './acquire-folder.ts';
import { Site } from './acquire-site.ts';

/** A public address that the test's network leads to the public site. */
const PUBLIC = '93.184.215.14';
const PUBLIC_V6 = '2606:2800:21f:cb07::1';

let site: Site;
let inner: Site;
let lookedUp: string[];

beforeEach(async () => {
  site = await new Site().start();
  inner = await new Site().start();
  inner.give('/', page('سر')).give('/latest/meta-data/', page('سر'));
  lookedUp = [];
});
afterEach(async () => {
  await site.stop();
  await inner.stop();
});

/** Names with what each look-up of them gives in turn; the last stays. Public addresses are routed to the public site. */
function networkOf(names: Readonly<Record<string, readonly (readonly string[])[]>>): Network {
  return {
    async lookUp(host) {
      const turns = names[host] ?? [];
      const turn = Math.min(lookedUp.filter((name) => name === host).length, turns.length - 1);
      lookedUp.push(host);
      return (turns[turn] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    route: (at: CheckedAddress) => (at.address === PUBLIC || at.address === PUBLIC_V6 ? { address: '127.0.0.1', family: 4 } : at),
  };
}

function options(names: Parameters<typeof networkOf>[0] = {}): AcquireOptions {
  return { web: { delayMs: 0, limits: { stallMs: 500, totalMs: 2_000 }, network: networkOf({ 'news.example': [[PUBLIC]], ...names }) } };
}

const portOf = ({ origin }: Site): string => new URL(origin).port;
const publicAddress = (path: string): string => `http://news.example:${portOf(site)}${path}`;

describe('a public site', () => {
  test('is read', async () => {
    site.give('/a', page('خبر'));
    expect(codes(await acquire(publicAddress('/a'), options()))).toEqual(['capture']);
    expect(site.pathsAsked()).toEqual(['/a']);
  });

  test.each([
    ['this machine', () => `${inner.origin}/`],
    ['this machine by name', () => `http://localhost:${portOf(inner)}/`],
    ['this machine as a number', () => `http://2130706433:${portOf(inner)}/`],
    ['this machine in octal', () => `http://0177.0.0.1:${portOf(inner)}/`],
    ['this machine as zero', () => `http://0:${portOf(inner)}/`],
    ['this machine in IPv6', () => `http://[::1]:${portOf(inner)}/`],
    ['this machine mapped into IPv6', () => `http://[::ffff:127.0.0.1]:${portOf(inner)}/`],
    ['this machine through NAT64', () => `http://[64:ff9b::127.0.0.1]:${portOf(inner)}/`],
    ['the address of a cloud’s secrets', () => 'http://169.254.169.254/latest/meta-data/'],
    ['the same mapped into IPv6', () => 'http://[::ffff:169.254.169.254]/latest/meta-data/'],
    ['the same as a number', () => 'http://2852039166/latest/meta-data/'],
    ['a name inside', () => `http://intranet.example:${portOf(inner)}/`],
    ['a name with one address outside and one inside', () => `http://both.example:${portOf(inner)}/`],
    ['a name whose address is mapped', () => `http://mapped.example:${portOf(inner)}/`],
    ['a name for link-local', () => `http://link.example:${portOf(inner)}/`],
  ])('that redirects to %s is not followed', async (_, target) => {
    site.redirect('/a', target());
    const names = {
      localhost: [['127.0.0.1']], 'intranet.example': [['127.0.0.1']], 'both.example': [[PUBLIC, '127.0.0.1']], 'mapped.example': [['::ffff:127.0.0.1']], 'link.example': [['fe80::1']],
    };
    const outcomes = await acquire(publicAddress('/a'), options(names));
    expect(codes(outcomes)).toEqual(['refused-address']);
    expect(contentOf(outcomes[0])).toMatch(/^http:\/\/news\.example\S+ leads into a private network \([^)]+\); it was not fetched\.$/);
    expect(inner.asked).toEqual([]);
    expect(site.pathsAsked()).toEqual(['/a']);
  });

  test('after several public redirects the last step inwards is refused, too', async () => {
    site.redirect('/a', '/b', 301).redirect('/b', `http://other.example:${portOf(site)}/c`, 308).redirect('/c', `${inner.origin}/`, 303);
    expect(codes(await acquire(publicAddress('/a'), options({ 'other.example': [[PUBLIC_V6]] })))).toEqual(['refused-address']);
    expect(site.pathsAsked()).toEqual(['/a', '/b', '/c']);
    expect(inner.asked).toEqual([]);
  });

  test('whose robots.txt redirects inwards is left alone', async () => {
    site.give('/feed', `<rss><channel><item><link>${publicAddress('/a')}</link></item></channel></rss>`, 'application/rss+xml');
    site.redirect('/robots.txt', `${inner.origin}/`).give('/a', page('خبر'));
    const outcomes = await acquire(`feed:${publicAddress('/feed')}`, options());
    expect(codes(outcomes)).not.toContain('capture');
    expect(inner.asked).toEqual([]);
  });

  test('whose feed names pages inside: those are refused, the others read', async () => {
    const items = [publicAddress('/a'), `${inner.origin}/`, 'http://169.254.169.254/latest/meta-data/', publicAddress('/b')];
    site.give('/feed', `<rss><channel>${items.map((link) => `<item><link>${link}</link></item>`).join('')}</channel></rss>`, 'application/rss+xml');
    site.give('/a', page('خبر أول')).give('/b', page('خبر ثان'));
    const outcomes = await acquire(`feed:${publicAddress('/feed')}`, options());
    expect(codes(outcomes).toSorted()).toEqual(['capture', 'capture', 'refused-address', 'refused-address']);
    expect(inner.asked).toEqual([]);
  });
});

describe('a name that changes its mind', () => {
  test('between check and connection leads nowhere else: it is looked up once a request', async () => {
    site.give('/a', page('خبر'));
    const outcomes = await acquire(publicAddress('/a'), options({ 'news.example': [[PUBLIC], ['127.0.0.1']] }));
    expect(codes(outcomes)).toEqual(['capture']);
    expect(lookedUp).toEqual(['news.example']);
  });

  test('between two requests is checked anew', async () => {
    site.redirect('/a', '/b').give('/b', page('خبر'));
    const outcomes = await acquire(publicAddress('/a'), options({ 'news.example': [[PUBLIC], ['127.0.0.1']] }));
    expect(codes(outcomes)).toEqual(['refused-address']);
    expect(site.pathsAsked()).toEqual(['/a']);
  });
});

test('proxies of the environment are not asked', async () => {
  site.give('/a', page('خبر'));
  const before = process.env['http_proxy'];
  process.env['http_proxy'] = inner.origin;
  try {
    expect(codes(await acquire(publicAddress('/a'), options()))).toEqual(['capture']);
  } finally {
    if (before === undefined) delete process.env['http_proxy'];
    else process.env['http_proxy'] = before;
  }
  expect(inner.asked).toEqual([]);
});

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AcquireOptions } from '../src/acquire/acquire-paths.ts';
import { checkHost, isPrivateAddress, parseWebAddress } from '../src/acquire/web/address-guard.ts';
import { HostTurns } from '../src/acquire/web/host-turns.ts';
import { parseRobots } from '../src/acquire/web/robots.ts';
import type { Capture } from '../src/model/capture.ts';
import { acquire, codes, contentOf, page, textOf } from './acquire-folder.ts';
import { Site } from './acquire-site.ts';
import { processorMs } from './processor-time.ts';

let site: Site;
beforeEach(async () => {
  site = await new Site().start();
});
afterEach(() => site.stop());

const LOCAL: AcquireOptions = { web: { reach: 'private-too', delayMs: 0, limits: { stallMs: 300, totalMs: 900 } } };

describe('private networks', () => {
  test.each([
    '127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1',
    '::1', '::', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fdff::1', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:1::1', 'no address',
  ])('%s is one', (address) => expect(isPrivateAddress(address)).toBe(true));

  test.each(['8.8.8.8', '172.32.0.1', '172.15.255.255', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is none', (address) => expect(isPrivateAddress(address)).toBe(false));

  test.each(['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://[::ffff:7f00:1]/', 'http://localhost/', 'http://127.1/'])('%s is seen through', async (address) => {
    await expect(checkHost(parseWebAddress(address), 'public')).rejects.toThrow(/private network/);
  });

  test('are refused unless allowed, before anything is sent', async () => {
    site.give('/a', page('خبر'));
    const outcomes = await acquire(`${site.origin}/a`, { web: { delayMs: 0 } });
    expect(codes(outcomes)).toEqual(['refused-address']);
    expect(contentOf(outcomes[0])).toMatch(/private network \(127\.0\.0\.1\)/);
    expect(site.asked).toEqual([]);
    expect(codes(await acquire(`${site.origin}/a`, LOCAL))).toEqual(['capture']);
  });

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'data:text/html,x', 'gopher://127.0.0.1/', 'http://user:secret@127.0.0.1/'])('a redirect to %s is not followed', async (target) => {
    site.redirect('/a', target);
    expect(codes(await acquire(`${site.origin}/a`, LOCAL))).toEqual(['refused-address']);
  });
});

describe('a page of the web', () => {
  test('comes with its kind, charset and time; its address stays as it was written', async () => {
    site.give('/سياسة/خبر', page('خبر'), 'text/html; charset="windows-1256"');
    const [capture] = await acquire(`${site.origin}/سياسة/خبر`, LOCAL);
    expect(capture).toMatchObject({ uri: `${site.origin}/سياسة/خبر`, mediaType: 'text/html', charset: 'windows-1256' });
    expect(Date.parse((capture as Capture).fetchedAt!)).toBeGreaterThan(Date.now() - 60_000);
    expect(site.asked[0]!.headers['user-agent']).toMatch(/^Isnad\//);
  });

  test.each([['gzip', gzipSync], ['br', brotliCompressSync]])('packed with %s', async (coding, pack) => {
    site.give('/a', pack(page('خبر')), 'text/html', { 'content-encoding': coding });
    expect(textOf((await acquire(`${site.origin}/a`, LOCAL))[0])).toBe(page('خبر'));
  });

  test('redirects are followed, relative ones too, and the last address is kept', async () => {
    site.redirect('/a', '/b', 301).redirect('/b', `${site.origin}/c`, 308).give('/c', page('خبر'));
    expect(await acquire(`${site.origin}/a`, LOCAL)).toMatchObject([{ uri: `${site.origin}/c`, carrier: { asked: `${site.origin}/a` } }]);
  });

  test.each([
    ['a redirect that never ends', (at: Site) => at.redirect('/a', '/a'), 'fetch-failed', /page to page/],
    ['a page that is not there', (at: Site) => at, 'fetch-failed', /answers 404: there is no such page/],
    ['a picture', (at: Site) => at.give('/a', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]), 'text/html'), 'binary', /PNG/],
    ['JSON', (at: Site) => at.give('/a', '{}', 'application/json'), 'unsupported', /application\/json/],
    ['a feed', (at: Site) => at.give('/a', '<rss/>', 'application/rss+xml'), 'unsupported', /write feed:http/],
    ['nothing', (at: Site) => at.give('/a', ' \n'), 'empty', /nothing/],
    ['a gzip bomb', (at: Site) => at.give('/a', gzipSync(Buffer.alloc(64 * 2 ** 20)), 'text/html', { 'content-encoding': 'gzip' }), 'too-large', /more than the 16 MB/],
    ['gzip that is none', (at: Site) => at.give('/a', 'خبر', 'text/html', { 'content-encoding': 'gzip' }), 'damaged', /compressed data/],
    ['a body without end', (at: Site) => at.answer('/a', (response) => {
      const piece = Buffer.alloc(2 ** 20, 'x');
      const more = (): void => void (response.destroyed || (response.write(piece), setImmediate(more)));
      response.writeHead(200, { 'content-type': 'text/html' });
      more();
    }), 'too-large', /more than the 16 MB/],
    ['silence before the head', (at: Site) => at.answer('/a', () => {}), 'timeout', /silent/],
    ['silence within the body', (at: Site) => at.answer('/a', (response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<html>')), 'timeout', /silent/],
    ['a letter now and then', (at: Site) => at.answer('/a', (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('x')), 100);
    }), 'timeout', /longer than 0\.9 s/],
    ['an answer that is none', (at: Site) => at.answer('/a', (response) => response.socket!.end('لا شيء\r\n\r\n')), 'damaged', /no web answer/],
    ['a connection that breaks', (at: Site) => at.answer('/a', (response) => response.socket!.destroy()), 'fetch-failed', /broke the connection off/],
    ['a body that breaks off', (at: Site) => at.answer('/a', (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' }).write('<html>');
      setTimeout(() => response.socket?.destroy(), 20);
    }), 'fetch-failed', /broke the connection off/],
  ] as const)('%s is refused with a sentence', async (_, prepare, code, says) => {
    prepare(site);
    const outcomes = await acquire(`${site.origin}/a`, LOCAL);
    expect(outcomes).toMatchObject([{ code, says: expect.stringMatching(says) }]);
    expect(contentOf(outcomes[0])).toMatch(/^http:\S+ [^\n]+$/);
  });

  test('a host that does not exist, and a port where nobody listens', async () => {
    expect(codes(await acquire(['http://no-such-host.invalid/', 'http://127.0.0.1:1/'], LOCAL))).toEqual(['fetch-failed', 'fetch-failed']);
  });

  test('a busy server is asked again when it says so, and left alone when it will take long', async () => {
    let times = 0;
    site.answer('/a', (response) => (times++ === 0 ? response.writeHead(503, { 'retry-after': '1' }).end() : response.writeHead(200, { 'content-type': 'text/html' }).end(page('خبر'))));
    site.answer('/b', (response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    site.give('/c', page('خبر'));
    const outcomes = await acquire(['/a', '/b', '/c'].map((path) => site.origin + path), LOCAL);
    expect(codes(outcomes)).toEqual(['capture', 'fetch-failed', 'fetch-failed']);
    expect(contentOf(outcomes[2])).toMatch(/not to be asked for another 3600 s|not to be asked for another 3599 s/);
    expect(site.pathsAsked()).toEqual(['/a', '/a', '/b']);
    expect(site.asked[1]!.atMs - site.asked[0]!.atMs).toBeGreaterThan(950);
  });
});

describe('politeness', () => {
  test('a host is asked one thing at a time with a pause between; others do not wait', async () => {
    const turns = new HostTurns(60);
    const log: [string, number][] = [];
    const visit = (host: string): Promise<void> => turns.take(host, null, null, async () => void log.push([host, performance.now()]));
    await Promise.all([visit('a'), visit('a'), visit('b'), visit('a')]);
    expect(log.slice(0, 2).map(([host]) => host)).toEqual(['a', 'b']);
    const times = log.filter(([host]) => host === 'a').map(([, at]) => at);
    expect(times[1]! - times[0]!).toBeGreaterThan(55);
    expect(times[2]! - times[1]!).toBeGreaterThan(55);
  });

  test.each([
    ['User-agent: *\nDisallow: /admin\n', '/admin/x', false],
    ['User-agent: *\nDisallow: /admin\n', '/news', true],
    ['User-agent: *\nDisallow: /\nAllow: /news/\n', '/news/1', true],
    ['User-agent: *\nDisallow: /\nAllow: /news/\n', '/', false],
    ['User-agent: other\nDisallow: /\n', '/x', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Isnad\nDisallow:\n', '/x', true],
    ['User-agent: a\nUser-agent: isnad/2\nDisallow: /x\n', '/x', false],
    ['User-agent: *\nDisallow: /*.pdf$\n', '/a/b.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$\n', '/a/b.pdf?x', true],
    ['User-agent: *\nDisallow: /*/print/\n', '/a/b/print/1', false],
    ['User-agent: *\nDisallow: /سياسة\n', '/%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9/1', false],
    ['User-agent: *\nDisallow: /a\nAllow: /a\n', '/a', true],
    ['<html>لا شيء</html>', '/x', true],
  ])('robots.txt %j allows %s: %s', (robots, path, isAllowed) => {
    expect(parseRobots(robots).allows(path)).toBe(isAllowed);
  });

  test('rules full of stars cost no more than their length', () => {
    const robots = parseRobots(`User-agent: *\nDisallow: /${'*a'.repeat(2_000)}b$`);
    const startedAt = processorMs();
    expect(robots.allows(`/${'a'.repeat(20_000)}`)).toBe(true);
    expect(processorMs() - startedAt).toBeLessThan(500);
  });

  test('the pause that a site asks for', () => {
    expect(parseRobots('User-agent: *\nCrawl-delay: 2.5').delaySeconds).toBe(2.5);
    expect(parseRobots('User-agent: *\nCrawl-delay: soon').delaySeconds).toBeNull();
  });
});

/** A small web site on this machine: pages, feeds, robots, redirects, slow and broken answers. It remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly atMs: number;
  readonly headers: IncomingMessage['headers'];
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export class Site {
  readonly asked: Asked[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '/');
    this.asked.push({ path, atMs: performance.now(), headers: request.headers });
    const answer = this.#answers.get(path);
    if (answer) answer(response, request);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
  });
  origin = '';

  async start(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  answer(path: string, answer: Answer): this {
    this.#answers.set(path, answer);
    return this;
  }

  /** A body with its kind, and whatever other headers. */
  give(path: string, body: string | Uint8Array, type = 'text/html; charset=utf-8', headers: Record<string, string> = {}): this {
    return this.answer(path, (response) => response.writeHead(200, { 'content-type': type, ...headers }).end(body));
  }

  redirect(path: string, target: string, status = 302): this {
    return this.answer(path, (response) => response.writeHead(status, { location: target }).end());
  }

  /** A body that is sent only to those who do not have it. */
  giveConditionally(path: string, body: string, type: string, etag: string): this {
    return this.answer(path, (response, request) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': type, etag }).end(body);
    });
  }

  pathsAsked(): string[] {
    return this.asked.map(({ path }) => path);
  }
}

// An OpenID Connect provider as firms have one, with people of a made-up office. It signs in whoever asks under the
// name that they type, and is asked nothing else.
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const KEY = "the key of the tests";

/** Who there is, and in which groups they are at this moment. */
export class OpenIdProvider {
  /** @type {Map<string, { name: string, email: string, groups: string[] }>} */
  people = new Map();
  /** What stands in place of the next ID token, if anything: how a forger would make it. */
  forge;
  #server;
  #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

  /** @param {string[]} origins the product's addresses that may be returned to */
  async start(origins) {
    this.#server = createServer();
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.issuer = `http://127.0.0.1:${this.#server.address().port}`;
    this.#server.on("request", this.#answer(origins));
    return this.issuer;
  }

  #answer(origins) {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: "analytics",
          client_secret: "a secret of the tests",
          redirect_uris: origins.map((origin) => `${origin}/sign-in/openid/callback`),
          post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
        },
      ],
      jwks: {
        keys: [{ ...this.#keys.privateKey.export({ format: "jwk" }), kid: KEY, use: "sig", alg: "RS256" }],
      },
      claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email"], groups: ["groups"] },
      pkce: { required: () => true },
      findAccount: (_, id) => this.#account(id),
      features: { devInteractions: { enabled: true } },
    });
    const callback = provider.callback();
    return (request, response) => {
      if (this.forge && request.url.startsWith("/token")) this.#forged(response);
      callback(request, response);
    };
  }

  #account(id) {
    const person = this.people.get(id);
    return (
      person && {
        accountId: id,
        claims: () => ({
          sub: id,
          preferred_username: person.name,
          email: person.email,
          groups: person.groups,
        }),
      }
    );
  }

  /** An ID token with other claims, signed as the provider signs, or with somebody's `key`. */
  sign(token, claims, key = this.#keys.privateKey) {
    const held = JSON.parse(String(Buffer.from(token.split(".")[1], "base64url")));
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: KEY })}.${part({ ...held, ...claims })}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
  }

  /** Puts another ID token into the answer on its way out. */
  #forged(response) {
    const end = response.end.bind(response);
    response.end = (body, ...more) => {
      const answer = JSON.parse(String(body));
      answer.id_token = this.forge(answer.id_token);
      const text = JSON.stringify(answer);
      response.setHeader("content-length", Buffer.byteLength(text));
      return end(text, ...more);
    };
  }

  async stop() {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

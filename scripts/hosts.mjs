// What hosts of static files want to be told, for each in its own words. All of it is made of the headers of the page.

import { headers } from "../public/boot/headers.mjs";

// A hash in the name means that the contents never change; everything else is asked for anew.
const hashed = /-[0-9a-f]{1,16}(_bg)?\.(css|js|wasm)$/u;
const always = "public, max-age=31536000, immutable";

/** How long a file may be kept without asking. */
export function cacheControl(name) {
  return hashed.test(name) ? always : "no-cache";
}

const all = Object.entries({ ...headers, "Cache-Control": "no-cache" });
const quoted = (value) => `"${value}"`;
const lines = (write) => all.map(([name, value]) => write(name, value)).join("\n");
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const list = all.map(([key, value]) => ({ key, value }));

/** Netlify, Cloudflare Pages and others read this from the folder itself. */
export const headersFile = `/*\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join("")}`;

const nginx = `# A server of its own for Circlebook: an origin that serves nothing else.
server {
  listen 443 ssl;
  server_name circlebook.example.org;
  root /srv/circlebook/app;

  include mime.types;
  types { application/wasm wasm; text/javascript mjs; application/manifest+json webmanifest; }
  charset utf-8;
  gzip_static on;

${lines((name, value) => `  add_header ${name} ${quoted(value)} always;`)}

  # Addresses of the app get the page; a file that is not there is not.
  location ~ \\.\\w+$ { try_files $uri =404; }
  location / { try_files $uri /index.html; }
}
`;

const caddy = `# An origin that serves nothing else; Caddy sees to the certificate.
circlebook.example.org {
  root * /srv/circlebook/app
  encode zstd gzip
  header {
${lines((name, value) => `    ${name} ${quoted(value)}`)}
  }
  @app not path_regexp \\.\\w+$
  try_files {path}
  rewrite @app /index.html
  file_server
}
`;

const apache = `# Beside index.html, where AllowOverride lets it be read; it needs mod_headers and mod_rewrite.
AddType application/wasm .wasm
AddType text/javascript .mjs
AddType application/manifest+json .webmanifest
${lines((name, value) => `Header always set ${name} ${quoted(value)}`)}
RewriteEngine On
RewriteCond %{REQUEST_URI} !\\.\\w+$
RewriteRule . index.html [L]
`;

/** Files by their names, for the folder `hosting` of the archive. */
export const hosting = {
  "nginx.conf": nginx,
  Caddyfile: caddy,
  "apache.htaccess": apache,
  _headers: headersFile,
  "vercel.json": json({
    headers: [{ source: "/(.*)", headers: list }],
    rewrites: [{ source: "/((?!.*\\.\\w+$).*)", destination: "/index.html" }],
  }),
  "firebase.json": json({
    hosting: { public: "app", headers: [{ source: "**", headers: list }], rewrites: [{ source: "**", destination: "/index.html" }] },
  }),
};

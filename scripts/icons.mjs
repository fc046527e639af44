// Draws the logo, a ring of seven seats of which one is open, as public/icons/*: one geometry for the SVG and every PNG.

import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const ink = [0x2b, 0x3f, 0x92];
const paper = [0xf5, 0xf5, 0xf0];
const shades = 16;
const samples = 4;

// In a unit square; the ring of a maskable icon stays inside the circle that every launcher keeps.
const seatsAt = (radius) => Array.from({ length: 7 }, (_, seat) => {
  const angle = (seat / 7) * 2 * Math.PI;
  // Seven seats reach further up than down; a little lower, they look centred.
  return { x: 0.5 + radius * Math.sin(angle), y: 0.5 - radius * (Math.cos(angle) - 0.05), r: radius * 0.32, open: seat === 0 };
});
const wall = 0.36;
const plain = { seats: seatsAt(0.31), corner: 0.2 };
const maskable = { seats: seatsAt(0.28), corner: 0 };

function onSeat(seats, x, y) {
  return seats.some((seat) => {
    const distance = Math.hypot(x - seat.x, y - seat.y);
    return distance <= seat.r && (!seat.open || distance >= seat.r * (1 - wall));
  });
}

/** A byte a pixel: 0 is ink, the last shade is paper. */
function pixels(size, { seats }) {
  const image = Buffer.alloc(size * (size + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let hits = 0;
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const dx = (sample % samples + 0.5) / samples;
        const dy = (Math.floor(sample / samples) + 0.5) / samples;
        if (onSeat(seats, (x + dx) / size, (y + dy) / size)) hits += 1;
      }
      // Each row starts with a byte that names its filter: none.
      image[y * (size + 1) + 1 + x] = Math.round((hits / samples ** 2) * (shades - 1));
    }
  }
  return image;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function png(size, shape) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3], 8);
  const palette = Buffer.from(Array.from({ length: shades }, (_, shade) => ink.map((from, channel) =>
    Math.round(from + (paper[channel] - from) * (shade / (shades - 1))))).flat());
  const data = deflateSync(pixels(size, shape), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("PLTE", palette), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function svg({ seats, corner }) {
  const colour = (rgb) => `#${Buffer.from(rgb).toString("hex")}`;
  const n = (value) => Number((value * 64).toFixed(2));
  const circles = seats.map(({ x, y, r, open }) => (open
    ? `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r * (1 - wall / 2))}" fill="none" stroke="${colour(paper)}" stroke-width="${n(r * wall)}"/>`
    : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/>`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="${colour(paper)}">
<rect width="64" height="64" rx="${n(corner)}" fill="${colour(ink)}"/>
${circles.join("\n")}
</svg>
`;
}

const write = (name, contents) => writeFileSync(`public/icons/${name}`, contents);
write("icon.svg", svg(plain));
for (const size of [180, 192, 512]) write(`icon-${size}.png`, png(size, plain));
write("maskable-512.png", png(512, maskable));

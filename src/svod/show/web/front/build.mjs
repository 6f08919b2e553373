// Bundles the page's scripts and styles into ../static; run by the wheel's build, or by hand: npm ci && npm run build.
import { build } from "esbuild";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// What stands in ../static is written over, never emptied first: a server may be giving it out.
const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../static/", import.meta.url));

const styles = readdirSync(`${here}css`).filter((name) => name.endsWith(".css")).sort();
const scripts = readdirSync(`${here}js`).filter((name) => name.endsWith(".js")).sort();

const made = await build({
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "linked",
  outdir: out,
  entryPoints: [
    { in: "svod.js", out: "svod" },
    { in: "svod.css", out: "svod" },
  ],
  plugins: [
    {
      // Every file of js/ and css/ takes part: a view brings its own by adding a file.
      name: "every-file",
      setup(bundler) {
        bundler.onLoad({ filter: /front\/svod\.js$/ }, () => ({
          contents: ['import htmx from "htmx.org";', "void htmx;", ...scripts.map((name) => `import "./js/${name}";`)].join("\n"),
          resolveDir: here,
        }));
        bundler.onLoad({ filter: /front\/svod\.css$/ }, () => ({
          contents: styles.map((name) => `@import "./css/${name}";`).join("\n"),
          loader: "css",
          resolveDir: here,
        }));
      },
    },
  ],
  metafile: true,
});
copyFileSync(`${here}icon.svg`, `${out}icon.svg`);
for (const name of ["d3-brush", "htmx.org"]) {
  const licence = readFileSync(`${here}node_modules/${name}/LICENSE`, "utf8");
  writeFileSync(`${out}${name}.LICENSE.txt`, licence);
}
console.log(Object.entries(made.metafile.outputs).map(([name, one]) => `${name} ${one.bytes} bytes`).join("\n"));

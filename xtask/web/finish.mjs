// Trunk's post_build hook: puts the later part into the site, makes the scripts small, writes what the page needs to save itself as one
// file, and packs every file worth packing.
import { packAll } from "./compress.mjs";
import { link } from "./later.mjs";
import { minifyAll } from "./minify.mjs";
import { writeWhole } from "./whole.mjs";

const stage = process.env.TRUNK_STAGING_DIR;

if (process.env.TRUNK_PROFILE === "release") {
  await link(stage);
  await minifyAll(stage);
  await writeWhole(stage);
  await packAll(stage);
}

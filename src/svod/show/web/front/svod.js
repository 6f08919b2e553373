// Made of every file in js/ by build.mjs.

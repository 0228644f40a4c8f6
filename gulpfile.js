'use strict';

const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

/** What n8n reads beside the compiled code: icons, and the codex (`*.node.json`) that files a node in the node creator. */
const icons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

exports.clean = () => rm('dist', { recursive: true, force: true });
exports.assets = parallel(icons, codex);

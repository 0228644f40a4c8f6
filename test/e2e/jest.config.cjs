'use strict';

const { roots, ...base } = require('../../jest.config.js');

/** One whole n8n at a time; starting one, and pages of its editor, take their time. */
module.exports = {
	...base,
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	maxWorkers: 1,
	testTimeout: 600_000,
};

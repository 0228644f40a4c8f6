'use strict';

/** @type {import('jest').Config} */
module.exports = {
	roots: ['<rootDir>/test'],
	testMatch: ['<rootDir>/test/{unit,engine}/**/*.test.ts'],
	transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	// What runs in a thread of its own is not loaded by Jest: it has to be built.
	moduleNameMapper: {
		'^\\./thread\\.js$': '<rootDir>/dist/nodes/AzureDataLakeWriteback/upload/md5/thread.js',
	},
	testEnvironment: 'node',
	// The engine alone takes seconds to load, and more on a machine that is busy.
	testTimeout: 60_000,
};

import { describeBinaryMode } from './binaryData.ts';

describeBinaryMode('database');

import { describeBinaryMode } from './binaryData.ts';

describeBinaryMode('filesystem');

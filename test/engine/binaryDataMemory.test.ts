import { describeBinaryMode } from './binaryData.ts';

describeBinaryMode('default');

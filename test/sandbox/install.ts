import { installN8n } from './installation.ts';

const { folder } = await installN8n();
console.log(folder);

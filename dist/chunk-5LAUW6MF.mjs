import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{a}from"./chunk-ADQKUYCA.mjs";import"./chunk-R7POHCTD.mjs";export default a();

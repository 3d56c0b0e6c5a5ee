import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import"./chunk-CZHOA7D7.mjs";import{lint}from"./chunk-A76NVEA6.mjs";import"./chunk-RQNKK3ST.mjs";export{lint};

import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{Eb as e,Fb as m,Gb as t,Ka as o,n as r}from"./chunk-PAFEMKQY.mjs";Object.freeze([t,m,e,r,o]);

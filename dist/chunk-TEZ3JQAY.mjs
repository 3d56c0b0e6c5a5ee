import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{a as f}from"./chunk-AJ5GWMGB.mjs";import{c as a,f as u}from"./chunk-CGCSRQBL.mjs";import"./chunk-XWWWOMVZ.mjs";import{ca as d}from"./chunk-CNKDUMA2.mjs";import"./chunk-R7POHCTD.mjs";function $(e,o){let m=new d(".env",e),{roots:[l]}=f({value:e,at:{file:m,start:0,end:e.length}}),i=new Map(a(l).map(({key:n,value:t})=>[n.value,u(t)?.value])),s=new Set,r=[];for(let n of o){let t=p(n);n.moved===void 0||t===void 0||i.has(n.moved)&&i.get(n.moved)!==t||(s.add(n),!i.has(n.moved)&&(i.set(n.moved,t),r.push(`${n.moved}=${/^[\w./+=:@-]+$/.test(t)?t:`'${t}'`}`)))}let c=e===""||e.endsWith(`
`)?e:`${e}
`;return{text:r.length===0?e:`${c}${r.join(`
`)}
`,kept:s}}function p({edits:[e]}){let o=e?.at.file.text.slice(e.at.start,e.at.end);return o===void 0||/[\\'"\n\r]/.test(o)?void 0:o}export{$ as withMovedValues};

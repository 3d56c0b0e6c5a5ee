
import{e as i,h as p}from"./chunk-LWOL6UHJ.mjs";import{Oa as a}from"./chunk-LVAC4YZY.mjs";import"./chunk-CYJXQAI2.mjs";import"./chunk-35TQL243.mjs";import"./chunk-YZ2Z377N.mjs";import{ra as s}from"./chunk-KNIZ7SKK.mjs";import"./chunk-SPWAWA2P.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};

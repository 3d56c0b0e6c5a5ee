
import{e as i,h as p}from"./chunk-ZPUO5RFG.mjs";import"./chunk-GVEDISLU.mjs";import"./chunk-KQ3BQRSS.mjs";import"./chunk-7XEP22NS.mjs";import"./chunk-AR6GXGJO.mjs";import{c as a}from"./chunk-E7NGFZL7.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-G2B4MK62.mjs";import"./chunk-2QVCTNJ4.mjs";import"./chunk-2GV5PYEZ.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-UOG72AMP.mjs";import"./chunk-4Z4IXXL4.mjs";import{ja as s}from"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};

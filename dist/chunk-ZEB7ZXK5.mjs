
import{e as i,h as p}from"./chunk-22ZK3FG4.mjs";import"./chunk-J3R24JW2.mjs";import"./chunk-KJLKVSX2.mjs";import"./chunk-ENRZENNZ.mjs";import"./chunk-R62D5YKA.mjs";import{c as a}from"./chunk-IGPE33CL.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-IJ3KGWV4.mjs";import"./chunk-YDGFF36N.mjs";import"./chunk-MXCT7DL3.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-FTHRKK7M.mjs";import"./chunk-NUK7OY4N.mjs";import{ja as s}from"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import"./chunk-HCQJOBFT.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};


import{e as i,h as p}from"./chunk-FMYTJXA2.mjs";import"./chunk-CVTY3NPO.mjs";import"./chunk-GQRENQLB.mjs";import"./chunk-ORSP43LP.mjs";import"./chunk-JSXM2HHF.mjs";import{d as a}from"./chunk-WPOEB5QF.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-FX6CILQK.mjs";import"./chunk-B6TO65TO.mjs";import"./chunk-FLPLZZ3Y.mjs";import"./chunk-4JPSS4BX.mjs";import"./chunk-5MKLFPPR.mjs";import{ea as s}from"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};


import{e as i,h as p}from"./chunk-XDJUZRIH.mjs";import"./chunk-IYNEPCBD.mjs";import"./chunk-UICOIPFR.mjs";import"./chunk-FRH654PV.mjs";import"./chunk-5NNG75LF.mjs";import{c as a}from"./chunk-I2UGXILC.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-L7UYZEUO.mjs";import"./chunk-23G762Q4.mjs";import"./chunk-HLA4Z73C.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-NRAMSL4S.mjs";import"./chunk-6XYVA76V.mjs";import{ja as s}from"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import"./chunk-JQG5FYNP.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};

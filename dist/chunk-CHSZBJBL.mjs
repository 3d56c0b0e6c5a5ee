
import{e as i,h as p}from"./chunk-CS32WPC4.mjs";import"./chunk-I6EYGNEK.mjs";import"./chunk-PMURQTCE.mjs";import"./chunk-34UYI42D.mjs";import"./chunk-Q6BQAKLN.mjs";import{d as a}from"./chunk-EN6TEVUJ.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-WYC2FWUI.mjs";import"./chunk-4RGMEUBI.mjs";import"./chunk-VBK5NVO6.mjs";import"./chunk-VFXIOZ5J.mjs";import"./chunk-5MKLFPPR.mjs";import{ea as s}from"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import"./chunk-4TCS56GX.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};


import{e as i,h as p}from"./chunk-M3ON2AYY.mjs";import"./chunk-WTSF2MCQ.mjs";import"./chunk-PPZL5R32.mjs";import"./chunk-EV4IBLRU.mjs";import"./chunk-BU6XPHVH.mjs";import{d as a}from"./chunk-IPBV2DPS.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-QUJRTRLD.mjs";import"./chunk-GUQWZQHC.mjs";import"./chunk-ADTZJVPG.mjs";import"./chunk-MN27ZUPE.mjs";import"./chunk-5MKLFPPR.mjs";import{ea as s}from"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};

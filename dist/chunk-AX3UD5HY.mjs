
import{a as m}from"./chunk-ZFCR25TN.mjs";import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import{c as e,d as r,e as t}from"./chunk-5CCOY7HI.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

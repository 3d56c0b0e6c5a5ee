
import{a as m}from"./chunk-YQU2ORZV.mjs";import"./chunk-GPEX65SZ.mjs";import{c as e,d as r,e as t}from"./chunk-4LOAJRMM.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};


import{a as m}from"./chunk-CYJXQAI2.mjs";import"./chunk-KNIZ7SKK.mjs";import{b as e,c as r,d as t}from"./chunk-SPWAWA2P.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

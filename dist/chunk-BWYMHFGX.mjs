
import{a as m}from"./chunk-WE3LHH2I.mjs";import"./chunk-2EKHJHLA.mjs";import{b as e,c as r,d as t}from"./chunk-A373KDRK.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};


import{a as m}from"./chunk-JQYDNFMM.mjs";import"./chunk-AT5QAGC2.mjs";import{b as e,c as r,d as t}from"./chunk-WG4V3R24.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

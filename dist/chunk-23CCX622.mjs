
import{a as m}from"./chunk-CC4QIQ7M.mjs";import"./chunk-O7NUNZFU.mjs";import{b as e,c as r,d as t}from"./chunk-2MFKRZ7Q.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

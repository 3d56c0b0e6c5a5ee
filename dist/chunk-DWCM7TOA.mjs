
import{a as m}from"./chunk-AW4KIG5N.mjs";import"./chunk-ALKXK6C4.mjs";import{b as e,c as r,d as t}from"./chunk-ADR6CCE2.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

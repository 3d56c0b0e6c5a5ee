
import{a as m}from"./chunk-IJ3KGWV4.mjs";import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import{c as e,d as r,e as t}from"./chunk-HCQJOBFT.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

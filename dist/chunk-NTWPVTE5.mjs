
import{a as m}from"./chunk-G2B4MK62.mjs";import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import{c as e,d as r,e as t}from"./chunk-7U4HGRCO.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};


import{a as m}from"./chunk-UPINCAZL.mjs";import"./chunk-6QHR6LNN.mjs";import{b as e,c as r,d as t}from"./chunk-DFU7BMLU.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

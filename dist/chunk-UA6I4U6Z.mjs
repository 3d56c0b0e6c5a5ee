
import{a as m}from"./chunk-L4BEYGDH.mjs";import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import{c as e,d as r,e as t}from"./chunk-JYTZDYI2.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

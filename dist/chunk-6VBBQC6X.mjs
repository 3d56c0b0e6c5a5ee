
import{a as m}from"./chunk-Z6T455ZC.mjs";import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import{c as e,d as r,e as t}from"./chunk-ETRP274S.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

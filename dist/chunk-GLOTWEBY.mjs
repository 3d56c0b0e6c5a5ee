
import{a as m}from"./chunk-FX6CILQK.mjs";import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import{c as e,d as r,e as t}from"./chunk-KJBVSGCY.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

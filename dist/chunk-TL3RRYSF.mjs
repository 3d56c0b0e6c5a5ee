
import{a as m}from"./chunk-WYC2FWUI.mjs";import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import{c as e,d as r,e as t}from"./chunk-4TCS56GX.mjs";var o={};e(o,{default:()=>p.default});r(o,t(m()));var p=t(m());var export_default=p.default;export{export_default as default};

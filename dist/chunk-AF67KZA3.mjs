
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-XZMJICNU.mjs";import"./chunk-JPYLIHTN.mjs";import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};


import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-ZSRY7YOE.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};

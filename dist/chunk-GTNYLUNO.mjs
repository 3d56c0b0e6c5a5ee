
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-4IR7AAMZ.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
